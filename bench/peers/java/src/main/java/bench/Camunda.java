package bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.ParsedExpression;

final class Camunda implements Engine {
  @Override
  public Decide model(Path file, String decision) throws Exception {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setDefaultInputExpressionExpressionLanguage("feel");
    configuration.setDefaultOutputEntryExpressionLanguage("feel");
    configuration.setDefaultLiteralExpressionLanguage("feel");
    DmnEngine engine = configuration.buildEngine();
    try (InputStream stream = Files.newInputStream(file)) {
      DmnDecision asked = engine.parseDecision(decision, stream);
      return given -> answerOf(engine.evaluateDecision(asked, given));
    }
  }

  /** No rule gives null; one output its value; several a map by their names. */
  private static Object answerOf(DmnDecisionResult result) {
    if (result.isEmpty()) return null;
    Map<String, Object> entries = result.getSingleResult().getEntryMap();
    return entries.size() == 1 ? entries.values().iterator().next() : entries;
  }

  @Override
  public Decide formulas(List<Formula> formulas, Map<String, Object> sample) {
    FeelEngine feel = new FeelEngine.Builder().customValueMapper(new JavaValueMapper()).build();
    Map<String, ParsedExpression> parsed = new LinkedHashMap<>();
    for (Formula formula : formulas) {
      parsed.put(formula.name(), feel.parseExpression(formula.feel()).right().get());
    }
    return given -> {
      Map<String, Object> answers = new LinkedHashMap<>();
      parsed.forEach((name, expression) -> answers.put(name, feel.eval(expression, given).right().get()));
      return answers;
    };
  }
}
