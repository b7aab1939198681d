#include "CEmbeddedFiles.h"
#include <stdlib.h>
#include <string.h>

// #embed is C23; this compiler takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words_ja[] = {
#embed "../../Resources/words/ja.words"
};
static const unsigned char words_ja_easy[] = {
#embed "../../Resources/words/ja-easy.words"
};
static const unsigned char words_ja_kana[] = {
#embed "../../Resources/words/ja-kana.words"
};
static const unsigned char words_en[] = {
#embed "../../Resources/words/en.words"
};

static const unsigned char terms_ja[] = {
#embed "../../Resources/terms/ja.txt"
};
static const unsigned char terms_ja_easy[] = {
#embed "../../Resources/terms/ja-easy.txt"
};
static const unsigned char terms_ja_kana[] = {
#embed "../../Resources/terms/ja-kana.txt"
};
static const unsigned char terms_en[] = {
#embed "../../Resources/terms/en.txt"
};

// Every language once, with the name that its files have.
static const struct {
    const char *language;
    embedded_file words, terms;
} languages[] = {
    {"ja", {words_ja, sizeof words_ja}, {terms_ja, sizeof terms_ja}},
    {"ja-easy", {words_ja_easy, sizeof words_ja_easy}, {terms_ja_easy, sizeof terms_ja_easy}},
    {"ja-kana", {words_ja_kana, sizeof words_ja_kana}, {terms_ja_kana, sizeof terms_ja_kana}},
    {"en", {words_en, sizeof words_en}, {terms_en, sizeof terms_en}},
};

static size_t place(const char *language) {
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].language, language) == 0) return i;
    abort();
}

embedded_file embedded_words(const char *language) { return languages[place(language)].words; }
embedded_file embedded_terms(const char *language) { return languages[place(language)].terms; }

static const unsigned char readings[] = {
#embed "../../Resources/words/readings.words"
};
embedded_file embedded_readings(void) { return (embedded_file){readings, sizeof readings}; }

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
