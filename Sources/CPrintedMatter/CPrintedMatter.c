#include "CPrintedMatter.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words_ja[] = {
#embed "../../Resources/words/ja.words"
};

static const unsigned char words_en[] = {
#embed "../../Resources/words/en.words"
};

printed_file printed_words_ja(void) { return (printed_file){words_ja, sizeof words_ja}; }
printed_file printed_words_en(void) { return (printed_file){words_en, sizeof words_en}; }
