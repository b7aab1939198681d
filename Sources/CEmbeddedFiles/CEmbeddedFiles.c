#include "CEmbeddedFiles.h"

// #embed is C23; this compiler takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words_ja[] = {
#embed "../../Resources/words/ja.words"
};
embedded_file embedded_words_ja(void) { return (embedded_file){words_ja, sizeof words_ja}; }

static const unsigned char words_en[] = {
#embed "../../Resources/words/en.words"
};
embedded_file embedded_words_en(void) { return (embedded_file){words_en, sizeof words_en}; }

static const unsigned char terms_ja[] = {
#embed "../../Resources/terms/ja.txt"
};
embedded_file embedded_terms_ja(void) { return (embedded_file){terms_ja, sizeof terms_ja}; }

static const unsigned char terms_en[] = {
#embed "../../Resources/terms/en.txt"
};
embedded_file embedded_terms_en(void) { return (embedded_file){terms_en, sizeof terms_en}; }

static const unsigned char steps[] = {
#embed "../../Resources/manual/steps.tsv"
};
embedded_file embedded_steps(void) { return (embedded_file){steps, sizeof steps}; }

static const unsigned char common_passwords[] = {
#embed "../../Resources/passwords/common.txt"
};
embedded_file embedded_common_passwords(void) { return (embedded_file){common_passwords, sizeof common_passwords}; }

static const unsigned char easy_words[] = {
#embed "../../Resources/passwords/easy-words.txt"
};
embedded_file embedded_easy_words(void) { return (embedded_file){easy_words, sizeof easy_words}; }

static const unsigned char web_page[] = {
#embed "../../Resources/pages/page.html"
};
embedded_file embedded_web_page(void) { return (embedded_file){web_page, sizeof web_page}; }

static const unsigned char web_style[] = {
#embed "../../Resources/pages/style.css"
};
embedded_file embedded_web_style(void) { return (embedded_file){web_style, sizeof web_style}; }

static const unsigned char web_script[] = {
#embed "../../Resources/pages/passkey.js"
};
embedded_file embedded_web_script(void) { return (embedded_file){web_script, sizeof web_script}; }

static const unsigned char web_copy_script[] = {
#embed "../../Resources/pages/copy.js"
};
embedded_file embedded_web_copy_script(void) { return (embedded_file){web_copy_script, sizeof web_copy_script}; }

static const unsigned char web_waiting_script[] = {
#embed "../../Resources/pages/waiting.js"
};
embedded_file embedded_web_waiting_script(void) { return (embedded_file){web_waiting_script, sizeof web_waiting_script}; }

static const unsigned char web_answered_script[] = {
#embed "../../Resources/pages/answered.js"
};
embedded_file embedded_web_answered_script(void) { return (embedded_file){web_answered_script, sizeof web_answered_script}; }
