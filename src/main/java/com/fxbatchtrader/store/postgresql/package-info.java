/// What only PostgreSQL needs: what a server tells about itself.
@NullMarked
package com.fxbatchtrader.store.postgresql;

import org.jspecify.annotations.NullMarked;
