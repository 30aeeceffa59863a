package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/// What the suites of this package share: one desk for all tests of a suite on one database, whose queue is empty when
/// a test begins, and whose events, counters and attempts are sound when it ends.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunTest {

    @Parameter protected DatabaseKind kind = DatabaseKind.H2_MEMORY;

    protected RunDesk desk;

    @BeforeParameterizedClassInvocation
    public void open() {
        desk = new RunDesk(kind);
    }

    @AfterParameterizedClassInvocation
    public void remove() {
        desk.close();
    }

    @BeforeEach
    public void clear() {
        desk.clear();
    }

    @AfterEach
    public void checkThatAllIsSound() {
        desk.assertSound();
    }
}
