#pragma once
#include <stddef.h>

/// A file of `Resources`, carried inside the binary so that it can be moved.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} embedded_file;

/// The words and the terms of use of a language, such as "ja", which has to be among those that are embedded.
embedded_file embedded_words(const char *_Nonnull language);
embedded_file embedded_terms(const char *_Nonnull language);
embedded_file embedded_readings(void);
embedded_file embedded_steps(void);
embedded_file embedded_common_passwords(void);
embedded_file embedded_easy_words(void);
embedded_file embedded_web_page(void);
embedded_file embedded_web_style(void);
embedded_file embedded_web_script(void);
embedded_file embedded_web_copy_script(void);
embedded_file embedded_web_waiting_script(void);
embedded_file embedded_web_answered_script(void);
