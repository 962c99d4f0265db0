package bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.internal.io.ResourceFactory;

final class Drools implements Engine {
  @Override
  public Decide model(Path file, String decision) {
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
            .getOrElseThrow(IllegalStateException::new);
    DMNModel model = runtime.getModels().get(0);
    if (model.hasErrors()) throw new IllegalStateException(model.getMessages().toString());
    return given -> {
      DMNContext context = runtime.newContext();
      given.forEach(context::set);
      DMNResult result = runtime.evaluateByName(model, context, decision);
      DMNDecisionResult answer = result.getDecisionResultByName(decision);
      return answer.hasErrors() ? answer.getMessages().toString() : answer.getResult();
    };
  }

  @Override
  public Decide formulas(List<Formula> formulas, Map<String, Object> sample) {
    FEEL feel = FEELBuilder.builder().build();
    Map<String, CompiledExpression> compiled = new LinkedHashMap<>();
    for (Formula formula : formulas) {
      CompilerContext context = feel.newCompilerContext();
      sample.keySet().forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
      compiled.put(formula.name(), feel.compile(formula.feel(), context));
    }
    return given -> {
      Map<String, Object> answers = new LinkedHashMap<>();
      compiled.forEach((name, expression) -> answers.put(name, feel.evaluate(expression, given)));
      return answers;
    };
  }
}
