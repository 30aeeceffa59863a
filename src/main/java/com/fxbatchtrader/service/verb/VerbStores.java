package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.CourseStore;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.PlaceStore;
import com.fxbatchtrader.store.queue.RetryStore;
import com.fxbatchtrader.store.queue.StopStore;

import java.time.Duration;

/// What verbs work with.
///
/// @param owner this process's name, `host:pid:random`
/// @param lockTime for how long a lock is taken, and for how long an owner whose lock was taken away is kept off
public record VerbStores(
        PlaceStore places,
        CourseStore courses,
        RetryStore retries,
        LockStore locks,
        StopStore stops,
        BankStore bank,
        String owner,
        Duration lockTime) {}
