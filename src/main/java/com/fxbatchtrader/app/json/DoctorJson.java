package com.fxbatchtrader.app.json;

import com.fxbatchtrader.service.doctor.Finding;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/// What the doctor found, as one document.
public final class DoctorJson {

    private DoctorJson() {}

    /// An array with an object for each finding.
    public static String findings(List<Finding> findings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : findings) {
            array.add(
                    new JsonWriter()
                            .text("area", finding.area().name())
                            .text("what", finding.what())
                            .text("level", finding.level().name())
                            .text("text", finding.text())
                            .text("mend", finding.mend())
                            .done());
        }
        return JsonWriter.text(array);
    }
}
