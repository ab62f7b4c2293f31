using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// Takes the constants of a translated query as they are. Entity Framework would make each anew from an expression that could be written
/// out as source: some fifty small methods compiled for every query, for a precompiling that is not done here (docs/performance.md).
/// </summary>
#pragma warning disable EF9100 // Evaluation only: what precompiling needs is not yet final. Without this class all works, only slower.
internal sealed class ReadyConstants(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relational,
    RelationalCommandBuilderDependencies commands)
    : RelationalLiftableConstantProcessor(dependencies, relational, commands)
{
    protected override ConstantExpression InlineConstant(LiftableConstantExpression liftableConstant) => liftableConstant.OriginalExpression;
}
