/// What people and programs are shown of the desk: immutable pictures taken in one transaction, never entities.
@NullMarked
package com.fxbatchtrader.service.view;

import org.jspecify.annotations.NullMarked;
