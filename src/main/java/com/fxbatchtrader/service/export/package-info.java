/// Batches and lists as files for spreadsheets and other programs.
@NullMarked
package com.fxbatchtrader.service.export;

import org.jspecify.annotations.NullMarked;
