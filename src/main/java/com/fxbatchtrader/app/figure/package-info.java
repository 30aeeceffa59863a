/// Figures as text and JSON both write them: no digit lost, none invented.
@NullMarked
package com.fxbatchtrader.app.figure;

import org.jspecify.annotations.NullMarked;
