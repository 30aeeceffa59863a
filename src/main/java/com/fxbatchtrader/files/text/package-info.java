/// Tables in files of text: encoding, separator, quotes.
@NullMarked
package com.fxbatchtrader.files.text;

import org.jspecify.annotations.NullMarked;
