#include "CPrintedMatter.h"

// #embed is C23; this compiler takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words_ja[] = {
#embed "../../Resources/words/ja.words"
};
printed_file printed_words_ja(void) { return (printed_file){words_ja, sizeof words_ja}; }

static const unsigned char words_en[] = {
#embed "../../Resources/words/en.words"
};
printed_file printed_words_en(void) { return (printed_file){words_en, sizeof words_en}; }

static const unsigned char terms_ja[] = {
#embed "../../Resources/terms/ja.txt"
};
printed_file printed_terms_ja(void) { return (printed_file){terms_ja, sizeof terms_ja}; }

static const unsigned char terms_en[] = {
#embed "../../Resources/terms/en.txt"
};
printed_file printed_terms_en(void) { return (printed_file){terms_en, sizeof terms_en}; }

static const unsigned char steps[] = {
#embed "../../Resources/manual/steps.tsv"
};
printed_file printed_steps(void) { return (printed_file){steps, sizeof steps}; }

static const unsigned char common_passwords[] = {
#embed "../../Resources/passwords/common.txt"
};
printed_file printed_common_passwords(void) { return (printed_file){common_passwords, sizeof common_passwords}; }

static const unsigned char easy_words[] = {
#embed "../../Resources/passwords/easy-words.txt"
};
printed_file printed_easy_words(void) { return (printed_file){easy_words, sizeof easy_words}; }

static const unsigned char web_page[] = {
#embed "../../Resources/pages/page.html"
};
printed_file printed_web_page(void) { return (printed_file){web_page, sizeof web_page}; }

static const unsigned char web_style[] = {
#embed "../../Resources/pages/style.css"
};
printed_file printed_web_style(void) { return (printed_file){web_style, sizeof web_style}; }

static const unsigned char web_script[] = {
#embed "../../Resources/pages/passkey.js"
};
printed_file printed_web_script(void) { return (printed_file){web_script, sizeof web_script}; }

static const unsigned char web_copy_script[] = {
#embed "../../Resources/pages/copy.js"
};
printed_file printed_web_copy_script(void) { return (printed_file){web_copy_script, sizeof web_copy_script}; }

static const unsigned char web_waiting_script[] = {
#embed "../../Resources/pages/waiting.js"
};
printed_file printed_web_waiting_script(void) { return (printed_file){web_waiting_script, sizeof web_waiting_script}; }
