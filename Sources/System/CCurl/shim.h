#define CURL_DISABLE_TYPECHECK  // It knows macros with literal options only.
#include <curl/curl.h>

// Swift sees no variadic functions: one of these for each type of argument, named after it.

static inline CURLcode pm_easy_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*pm_transfer_callback)(char *bytes, size_t size, size_t count, void *context);
typedef curl_socket_t (*pm_socket_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode pm_easy_set_transfer(CURL *easy, CURLoption option, pm_transfer_callback value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_set_socket(CURL *easy, CURLoption option, pm_socket_callback value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode pm_easy_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode pm_easy_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode pm_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
