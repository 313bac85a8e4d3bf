#include <sqlite3.h>

// SQLITE_TRANSIENT is a macro with a cast, which Swift cannot see: the bytes are copied before the call returns.

static inline int passemarche_bind_text(
  sqlite3_stmt *statement, int index, const unsigned char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, (const char *)text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int passemarche_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// A function with a variable number of arguments, which Swift cannot call.
static inline int passemarche_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
