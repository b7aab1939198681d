#pragma once
#include <stddef.h>

/// A file of `Resources`, carried inside the binary so that it can be moved.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} printed_file;

printed_file printed_words_ja(void);
printed_file printed_words_en(void);
printed_file printed_terms_ja(void);
printed_file printed_terms_en(void);
printed_file printed_steps(void);
printed_file printed_common_passwords(void);
printed_file printed_easy_words(void);
printed_file printed_web_page(void);
printed_file printed_web_style(void);
printed_file printed_web_script(void);
printed_file printed_web_copy_script(void);
printed_file printed_web_waiting_script(void);
