/// Several real processes and random operators on one queue, judged from what database and bank have recorded.
@NullMarked
package com.fxbatchtrader.fleet;

import org.jspecify.annotations.NullMarked;
