package io.facet.demo;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.attribute.Attribute;
import io.facet.edit.EditRequest;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.StrengthSeries;
import io.facet.edit.StrengthSeries.Member;
import io.facet.edit.target.TunedTarget;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import io.facet.report.ContactSheet;
import io.facet.report.ContactSheet.Cell;
import io.facet.report.ContactSheet.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows one face from a weak to a strong change, side by side on a contact sheet. */
final class StrengthSeriesDemo {

    private StrengthSeriesDemo() {}

    public static void main(String[] args) {
        try (EmbeddedNetwork network = EmbeddedNetwork.load()) {
            EditRequest request =
                    network.request(
                            SamplePortrait.ASTRONAUT.picture().photograph(),
                            "age=1",
                            Preset.RECOMMENDED);
            TunedTarget target = (TunedTarget) request.target();
            Attribute age = target.strengths().get(0).attribute();
            List<Member> members =
                    new StrengthSeries(new FaceEditor(network.features()))
                            .edit(
                                    request,
                                    strength -> target.with(age, strength),
                                    List.of(-1.0, -0.5, 0.0, 0.5, 1.0),
                                    Progress.none(),
                                    new Cancellation());
            List<Cell> cells = members.stream().map(StrengthSeriesDemo::cell).toList();
            Path file = EmbeddedNetwork.RESULTS.resolve("age.png");
            ContactSheet sheet = new ContactSheet(List.of(new Row("age", cells)), 384);
            PhotographFile.write(sheet.toImage(), file, true);
            System.out.println(file);
        }
    }

    private static Cell cell(Member member) {
        String label = String.format(Locale.ROOT, "%+.1f", member.strength());
        return Cell.of(member.result().photograph(), label);
    }
}
