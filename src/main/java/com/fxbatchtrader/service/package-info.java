/// The one door to the desk for people and programs: whoever asks, whatever way they came, is checked, recorded and
/// answered alike.
@NullMarked
package com.fxbatchtrader.service;

import org.jspecify.annotations.NullMarked;
