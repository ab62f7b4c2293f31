using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="Risk">From 1, hardly any, to 5.</param>
/// <param name="CopingSkills">Codes of the skills that help.</param>
/// <param name="AvoidPlan">How to keep away from it.</param>
/// <param name="IdentifiedOn">In the programme's zone; today unless given.</param>
public sealed record TriggerBody(
    TriggerCategory Category,
    string Description,
    int Risk,
    IReadOnlyList<string>? EarlyWarningSigns = null,
    IReadOnlyList<string>? CopingSkills = null,
    string? AvoidPlan = null,
    DateOnly? IdentifiedOn = null)
{
    internal TriggerDetails Details() => new(Category, Description, Risk, EarlyWarningSigns ?? [], CopingSkills ?? [], AvoidPlan);
}

internal sealed class TriggerBodyValidator : AbstractValidator<TriggerBody>
{
    public TriggerBodyValidator()
    {
        RuleFor(body => body.Description).Required().MaxLength(Limits.Reason);
        RuleFor(body => body.Risk).Within(TriggerDetails.LowestRisk, TriggerDetails.HighestRisk);
        RuleFor(body => body.EarlyWarningSigns).MaxCount(Limits.Items);
        RuleForEach(body => body.EarlyWarningSigns).Required().MaxLength(Limits.Name);
        RuleFor(body => body.CopingSkills).MaxCount(Limits.Items);
        RuleForEach(body => body.CopingSkills).Required().MaxLength(Limits.Code);
        RuleFor(body => body.AvoidPlan).MaxLength(Limits.Reason);
    }
}
