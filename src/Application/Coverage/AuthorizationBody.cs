using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

/// <summary>What a payer is to be asked for.</summary>
/// <param name="CoverageId">Whose payer is asked.</param>
/// <param name="ServiceCodes">One or more, of the catalogue.</param>
/// <param name="UnitType">What is counted.</param>
/// <param name="RequestedUnits">In that unit.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="LevelOfCare">Of the care that it is for: when the episode leaves that level, the authorization ends.</param>
/// <param name="Expedited">The payer is asked to decide by the shorter clock.</param>
/// <param name="PreviousId">What it continues; left out of a first one.</param>
/// <param name="Identifiers">Your own, each unique in the organization. The payer's number comes with its decision.</param>
public sealed record AuthorizationBody(
    CoverageId CoverageId,
    IReadOnlyList<string> ServiceCodes,
    AuthorizationUnit UnitType,
    decimal RequestedUnits,
    DateOnly From,
    DateOnly To,
    LevelOfCare LevelOfCare,
    bool? Expedited = null,
    AuthorizationId? PreviousId = null,
    IReadOnlyList<Identifier>? Identifiers = null)
{
    /// <summary>The payer is that of the coverage.</summary>
    internal AuthorizationRequest ToRequest() =>
        new(CoverageId, "", [.. ServiceCodes], UnitType, RequestedUnits, From, To, LevelOfCare, Expedited is true, PreviousId);
}

internal sealed class AuthorizationBodyValidator : AbstractValidator<AuthorizationBody>
{
    public AuthorizationBodyValidator()
    {
        RuleFor(body => body.ServiceCodes).Required();
        RuleFor(body => body.ServiceCodes).MaxCount(Limits.Items);
        RuleForEach(body => body.ServiceCodes).Required().MaxLength(Limits.Code);
        RuleFor(body => body.RequestedUnits).AreUnits();
        RuleFor(body => body.LevelOfCare.Code).Required().MaxLength(Limits.Code);
        RuleFor(body => body.Identifiers).MaxCount(Limits.Items);
        RuleForEach(body => body.Identifiers).SetValidator(new IdentifierValidator());
    }
}

internal static class AuthorizationUnitRules
{
    private const decimal Least = 0.01m;
    private const decimal Most = 10_000m;

    public static void AreUnits<T>(this IRuleBuilder<T, decimal> rule) => rule.Within(Least, Most).Must(HasTwoPlaces).WithErrorCode("INVALID_FORMAT")
        .WithMessage("At most two decimal places.");

    public static void AreUnits<T>(this IRuleBuilder<T, decimal?> rule) => rule.Within(Least, Most).Must(units => units is not { } known || HasTwoPlaces(known))
        .WithErrorCode("INVALID_FORMAT").WithMessage("At most two decimal places.");

    private static bool HasTwoPlaces(decimal units) => decimal.Round(units, 2) == units;
}
