using System.Text.RegularExpressions;
using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Who pays for a patient and how far, written as a whole.</summary>
/// <param name="Payer">Name of who pays.</param>
/// <param name="Priority">1 is asked first; the next one is asked for what is left to the patient.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; none while it goes on.</param>
/// <param name="PlanYears">They do not overlap; a service on a day of none is not paid for.</param>
/// <param name="Identifiers">Member numbers, in the payer's naming system; each pair is unique in the organization, together with the suffix.</param>
/// <param name="Dependent">The payer's suffix for this member of a family that shares a number.</param>
/// <param name="Kind">Commercial unless given; of Medicare, certifications are asked for.</param>
public sealed record CoverageBody(
    string Payer,
    int Priority,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<BenefitPlanYear> PlanYears,
    IReadOnlyList<Identifier>? Identifiers = null,
    string? Dependent = null,
    CoverageKind? Kind = null)
{
    internal CoverageTerms ToTerms() => new(Payer, Priority, From, To, [.. PlanYears], Kind ?? CoverageKind.Commercial);
}

internal sealed partial class CoverageBodyValidator : AbstractValidator<CoverageBody>
{
    private const int MaxPriority = 10;

    public CoverageBodyValidator()
    {
        RuleFor(body => body.Payer).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Priority).Within(1, MaxPriority);
        RuleFor(body => body.Identifiers).MaxCount(Limits.Items);
        RuleForEach(body => body.Identifiers).SetValidator(new IdentifierValidator());
        RuleForEach(body => body.Identifiers)
            .Must((body, identifier) => body.Dependent is null || identifier.Value?.Length + body.Dependent.Length < Limits.Name)
            .WithErrorCode("TOO_LONG").WithMessage($"With the suffix at most {Limits.Name} characters.");
        RuleFor(body => body.Dependent).Format(Suffix(), "one to ten letters or digits");
        RuleFor(body => body.PlanYears).MaxCount(Limits.Items);
        RuleForEach(body => body.PlanYears).ChildRules(year =>
        {
            year.RuleFor(y => y.Individual).SetValidator(new CostLimitsValidator());
            year.RuleFor(y => y.Family!).SetValidator(new CostLimitsValidator());
            year.RuleFor(y => y.Categories).MaxCount(Limits.Items);
            year.RuleForEach(y => y.Categories).ChildRules(category =>
            {
                category.RuleFor(c => c.Code).Required().MaxLength(Limits.Code);
                category.RuleFor(c => c.CoinsuranceRate).Within(0m, 1m);
                category.RuleFor(c => c.Copay!).SetValidator(new MoneyValidator());
            });
        });
    }

    [GeneratedRegex(@"^[A-Za-z0-9]{1,10}\z")]
    private static partial Regex Suffix();
}

internal sealed class CostLimitsValidator : AbstractValidator<CostLimits>
{
    public CostLimitsValidator()
    {
        RuleFor(limits => limits.Deductible).SetValidator(new CostLimitValidator());
        RuleFor(limits => limits.OutOfPocket).SetValidator(new CostLimitValidator());
    }
}

internal sealed class CostLimitValidator : AbstractValidator<CostLimit>
{
    public CostLimitValidator()
    {
        RuleFor(limit => limit.Maximum).SetValidator(new MoneyValidator());
        RuleFor(limit => limit.Met!).ChildRules(met =>
        {
            met.RuleFor(m => m.Amount).SetValidator(new MoneyValidator());
            met.RuleFor(m => m.Source).Required().MaxLength(Limits.Name);
        });
    }
}
