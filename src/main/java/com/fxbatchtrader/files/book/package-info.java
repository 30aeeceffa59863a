/// Reads Excel workbooks (XLSX, XLSM) as tables, row by row, whatever is in them.
@NullMarked
package com.fxbatchtrader.files.book;

import org.jspecify.annotations.NullMarked;
