#include "COpenSSL.h"

#include <limits.h>
#include <openssl/param_build.h>
#include <string.h>

static int too_long(size_t first, size_t second) { return first > INT_MAX || second > INT_MAX; }

int ccrypto_gcm_seal(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const void *plain, size_t count, unsigned char *body,
                     unsigned char *tag) {
    if (too_long(associated_count, count)) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (!context) return 0;
    int written = 0;
    int done = EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
               EVP_EncryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1 &&
               (count == 0 || EVP_EncryptUpdate(context, body, &written, plain, (int)count) == 1) &&
               EVP_EncryptFinal_ex(context, body + count, &written) == 1 &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}

int ccrypto_gcm_open(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const unsigned char *body, size_t count, const unsigned char *tag,
                     void *plain) {
    if (too_long(associated_count, count)) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (!context) return 0;
    int written = 0;
    // The last call compares the tag in constant time; nothing of `plain` may be used unless it says 1.
    int done = EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
               EVP_DecryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1 &&
               (count == 0 || EVP_DecryptUpdate(context, plain, &written, body, (int)count) == 1) &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, (void *)tag) == 1 &&
               EVP_DecryptFinal_ex(context, (unsigned char *)plain + count, &written) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}

static EVP_PKEY *public_key(const char *type, OSSL_PARAM *parameters) {
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
    if (!context || EVP_PKEY_fromdata_init(context) != 1 ||
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return key;
}

EVP_PKEY *ccrypto_ec_key(const char *group, const unsigned char *point, size_t count) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, count),
        OSSL_PARAM_construct_end(),
    };
    return public_key("EC", parameters);
}

EVP_PKEY *ccrypto_rsa_key(const unsigned char *modulus, size_t modulus_count, const unsigned char *exponent,
                          size_t exponent_count) {
    if (too_long(modulus_count, exponent_count)) return NULL;
    EVP_PKEY *key = NULL;
    BIGNUM *n = BN_bin2bn(modulus, (int)modulus_count, NULL);
    BIGNUM *e = BN_bin2bn(exponent, (int)exponent_count, NULL);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM *parameters = NULL;
    if (n && e && builder && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
        OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e) == 1 &&
        (parameters = OSSL_PARAM_BLD_to_param(builder)))
        key = public_key("RSA", parameters);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(e);
    BN_free(n);
    return key;
}

int ccrypto_edwards_point(const unsigned char *encoded, size_t count) {
    if (count != 32 && count != 57) return 0;
    unsigned char ordinate[57];
    memcpy(ordinate, encoded, count);
    // The sign of x: either will do, for x = 0 is refused below.
    ordinate[count - 1] &= 0x7f;

    int on_curve = 0;
    BN_CTX *context = BN_CTX_new();
    if (!context) return 0;
    BN_CTX_start(context);
    BIGNUM *p = BN_CTX_get(context), *d = BN_CTX_get(context), *y = BN_CTX_get(context), *u = BN_CTX_get(context),
           *v = BN_CTX_get(context), *half = BN_CTX_get(context), *yy = BN_CTX_get(context);
    if (!yy || !BN_lebin2bn(ordinate, (int)count, y)) goto done;
    // RFC 8032 §5.1 and §5.2: p, and d of x^2 = (y^2 - 1) / (d y^2 + 1), or of (y^2 - 1) / (d y^2 - 1).
    if (count == 32) {
        if (!BN_set_bit(p, 255) || !BN_sub_word(p, 19) || !BN_set_word(d, 121666) ||
            !BN_mod_inverse(d, d, p, context) || !BN_mul_word(d, 121665) || !BN_mod(d, d, p, context) || !BN_sub(d, p, d))
            goto done;
    } else {
        if (!BN_set_bit(p, 448) || !BN_sub_word(p, 1) || !BN_set_bit(half, 224) || !BN_sub(p, p, half) ||
            !BN_copy(d, p) || !BN_sub_word(d, 39081))
            goto done;
    }
    // §5.1.3 step 1: an ordinate that was not reduced is no encoding.
    if (BN_cmp(y, p) >= 0) goto done;
    if (!BN_mod_sqr(yy, y, p, context) || !BN_copy(u, yy) || !BN_mod_sub(u, u, BN_value_one(), p, context) ||
        !BN_mod_mul(v, d, yy, p, context) ||
        !(count == 32 ? BN_mod_add(v, v, BN_value_one(), p, context) : BN_mod_sub(v, v, BN_value_one(), p, context)))
        goto done;
    // Small order: x = 0, y = 0, or x^2 = -y^2, which doubles to y = 0.
    if (BN_is_zero(yy) || BN_is_zero(u)) goto done;
    if (!BN_mod_inverse(v, v, p, context) || !BN_mod_mul(u, u, v, p, context)) goto done;
    if (!BN_mod_add(v, u, yy, p, context) || BN_is_zero(v)) goto done;
    // Euler's criterion: x^2 has a root when its power of (p - 1) / 2 is 1.
    if (!BN_rshift1(half, p) || !BN_mod_exp(v, u, half, p, context)) goto done;
    on_curve = BN_is_one(v);
done:
    BN_CTX_end(context);
    BN_CTX_free(context);
    ERR_clear_error();
    return on_curve;
}

int ccrypto_verify(EVP_PKEY *key, const EVP_MD *digest, const unsigned char *signature, size_t signature_count,
                   const unsigned char *message, size_t count) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int verified = context && EVP_DigestVerifyInit(context, NULL, digest, NULL, key) == 1 &&
                   EVP_DigestVerify(context, signature, signature_count, message, count) == 1;
    EVP_MD_CTX_free(context);
    // What was refused must not be mistaken for the failure of a later call.
    ERR_clear_error();
    return verified;
}
