using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

/// <summary>A programme as it is set up, written as a whole.</summary>
/// <param name="TimeZone">IANA id, for example America/New_York.</param>
/// <param name="Capacity">Patients in care at the same time; no limit where it is left out.</param>
/// <param name="LevelsOfCare">The levels that the programme itself offers; patients are admitted to these.</param>
/// <param name="Closures">Days on which the programme is closed; they are no business days.</param>
/// <param name="Rates">Prices per unit by service code, each until the next one of the same code.</param>
/// <param name="Policies">By effective date; the defaults of docs/rules.md where none is given when the programme is created.</param>
public sealed record ProgramBody(
    string Name,
    string TimeZone,
    int? Capacity,
    IReadOnlyList<LevelOfCare> LevelsOfCare,
    IReadOnlyList<Closure>? Closures,
    IReadOnlyList<Rate>? Rates,
    IReadOnlyList<DatedPoliciesBody>? Policies)
{
    internal ProgramSettings ToSettings() => new(
        Name, TimeZone, Capacity, LevelsOfCare, Closures ?? [], Rates ?? [], [.. (Policies ?? []).Select(dated => dated.ToPolicies())]);
}

internal sealed class ProgramBodyValidator : AbstractValidator<ProgramBody>
{
    private const int MaxCapacity = 100_000;
    private const int MaxClosures = 2_000;
    private const int MaxRates = 2_000;
    private const decimal MaxPrice = 1_000_000m;

    public ProgramBodyValidator()
    {
        RuleFor(body => body.Name).Required().MaxLength(Limits.Name);
        RuleFor(body => body.TimeZone).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Capacity).Within(1, MaxCapacity);
        RuleFor(body => body.LevelsOfCare).Required().MaxCount(Limits.Items);
        RuleForEach(body => body.LevelsOfCare).SetValidator(new LevelOfCareValidator());
        RuleFor(body => body.Closures).MaxCount(MaxClosures);
        RuleForEach(body => body.Closures).ChildRules(closure => closure.RuleFor(c => c.Name).Required().MaxLength(Limits.Name));
        RuleFor(body => body.Rates).MaxCount(MaxRates);
        RuleForEach(body => body.Rates).ChildRules(rate =>
        {
            rate.RuleFor(r => r.ServiceCode).Required().MaxLength(Limits.Code);
            rate.RuleFor(r => r.UnitPrice.Currency).Required().MaxLength(Limits.Code);
            rate.RuleFor(r => r.UnitPrice.Amount).Within(0m, MaxPrice)
                .Must(amount => decimal.Round(amount, 2) == amount).WithErrorCode("INVALID_FORMAT").WithMessage("At most two decimal places.");
        });
        RuleFor(body => body.Policies).MaxCount(Limits.Items);
        RuleForEach(body => body.Policies).SetValidator(new DatedPoliciesBodyValidator());
    }
}
