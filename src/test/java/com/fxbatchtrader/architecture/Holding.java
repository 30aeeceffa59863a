package com.fxbatchtrader.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// A field satisfies the predicate; to be used with `noFields()`.
final class Holding extends ArchCondition<JavaField> {

    private final DescribedPredicate<JavaField> predicate;

    Holding(DescribedPredicate<JavaField> predicate) {
        super("be static fields " + predicate.getDescription());
        this.predicate = predicate;
    }

    @Override
    public void check(JavaField field, ConditionEvents events) {
        String words =
                field.getFullName()
                        + " is a static "
                        + field.getRawType().getSimpleName()
                        + " in "
                        + field.getSourceCodeLocation();
        events.add(new SimpleConditionEvent(field, predicate.test(field), words));
    }
}
