using System.Text.RegularExpressions;
using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>What a programme agreed with a payer.</summary>
/// <param name="Payer">As the coverages of patients name it; capitals do not matter.</param>
/// <param name="EffectiveFrom">First day of service.</param>
/// <param name="EffectiveTo">Last day of service; none while no end is agreed.</param>
/// <param name="Services">One for each code at a time.</param>
public sealed record PayerContractBody(
    ProgramId ProgramId, string Payer, DateOnly EffectiveFrom, DateOnly? EffectiveTo, IReadOnlyList<ContractService> Services)
{
    internal ContractTerms ToTerms() => new(Payer, EffectiveFrom, EffectiveTo, [.. Services]);
}

internal sealed class PayerContractBodyValidator : AbstractValidator<PayerContractBody>
{
    private const int MaxMinimum = 1_440;
    private const int DaysOfAWeek = 7;

    public PayerContractBodyValidator()
    {
        RuleFor(body => body.Payer).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Services).Required().MaxCount(Limits.Items);
        RuleForEach(body => body.Services).ChildRules(service =>
        {
            service.RuleFor(s => s.ServiceCode).Required().MaxLength(Limits.Code);
            service.RuleFor(s => s.Sessions).MaxCount(Limits.Items);
            service.RuleFor(s => s.Minimum).Within(1, MaxMinimum);
            service.RuleFor(s => s.Rate).SetValidator(new MoneyValidator());
            service.RuleFor(s => s.BenefitCategory).Required().MaxLength(Limits.Code);
            service.RuleFor(s => s.Excludes).MaxCount(Limits.Items);
            service.RuleForEach(s => s.Excludes).Required().MaxLength(Limits.Code);
            service.RuleFor(s => s.LevelsOfCare).MaxCount(Limits.Items);
            service.RuleForEach(s => s.LevelsOfCare).ChildRules(level => level.RuleFor(l => l.Code).Required().MaxLength(Limits.Code));
            service.RuleFor(s => s.DaysPerWeek).Within(1, DaysOfAWeek);
            service.RuleFor(s => s.Claim!).SetValidator(new ClaimFieldsValidator());
            service.RuleFor(s => s.VirtualClaim!).SetValidator(new ClaimFieldsValidator());
        });
    }
}

internal sealed partial class ClaimFieldsValidator : AbstractValidator<ClaimFields>
{
    private const int MaxModifiers = 4;

    public ClaimFieldsValidator()
    {
        RuleFor(claim => claim.RevenueCode).MaxLength(Limits.Code);
        RuleFor(claim => claim.Modifiers).MaxCount(MaxModifiers);
        RuleForEach(claim => claim.Modifiers).Format(Modifier(), "two capital letters or digits");
        RuleFor(claim => claim.PlaceOfService).Format(Place(), "two digits");
    }

    [GeneratedRegex("^[A-Z0-9]{2}$")]
    private static partial Regex Modifier();

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex Place();
}
