package org.trillsymbiont.server.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Why nothing can be stored, as a sentence for those who play.
enum Trouble {
  FULL("The server's disk is full, so nothing can be changed now."),
  NOT_ALLOWED("The server may not write to its disk, so nothing can be changed now."),
  GONE("The server's data folder has gone, so nothing can be changed now."),
  SLOW("The server's disk does not keep up, so nothing can be changed now."),
  FAILING("The server can't write to its disk, so nothing can be changed now.");

  private final String sentence;

  Trouble(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  /// What a failed write means.
  static Trouble of(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return FAILING;
    }
    // The lower byte is the kind, the rest the case.
    int kind = sqlite.getResultCode().code & 0xff;
    if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
      return FULL;
    } else if (kind == SQLiteErrorCode.SQLITE_READONLY.code
        || kind == SQLiteErrorCode.SQLITE_PERM.code
        || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return NOT_ALLOWED;
    }
    return FAILING;
  }
}
