/// What people and programs ask of the desk: immutable orders, checked for form, not yet for permission.
@NullMarked
package com.fxbatchtrader.service.order;

import org.jspecify.annotations.NullMarked;
