/// Cells of files as numbers, dates and texts, decided from whole columns.
@NullMarked
package com.fxbatchtrader.files.cell;

import org.jspecify.annotations.NullMarked;
