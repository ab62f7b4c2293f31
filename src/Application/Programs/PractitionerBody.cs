using System.Text.RegularExpressions;
using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

/// <summary>A practitioner as an administrator sets it up, written as a whole.</summary>
/// <param name="Identifiers">For example the NPI, under http://hl7.org/fhir/sid/us-npi.</param>
/// <param name="Credentials">What the person may sign on a day depends on those valid on that day.</param>
/// <param name="LicenceStates">US states and territories in which the person may treat; two-letter codes.</param>
/// <param name="SupervisorId">Who countersigns.</param>
/// <param name="Active">False once the person has left; true where it is left out.</param>
public sealed record PractitionerBody(
    string GivenName,
    string FamilyName,
    IReadOnlyList<Identifier>? Identifiers,
    IReadOnlyList<Credential>? Credentials,
    IReadOnlyList<string>? LicenceStates,
    PractitionerId? SupervisorId,
    bool? Active)
{
    internal PractitionerProfile ToProfile() =>
        new(GivenName, FamilyName, Identifiers ?? [], Credentials ?? [], LicenceStates ?? [], SupervisorId, Active ?? true);
}

internal sealed partial class PractitionerBodyValidator : AbstractValidator<PractitionerBody>
{
    public PractitionerBodyValidator()
    {
        RuleFor(body => body.GivenName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.FamilyName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Identifiers).MaxCount(Limits.Items);
        RuleForEach(body => body.Identifiers).SetValidator(new IdentifierValidator());
        RuleFor(body => body.Credentials).MaxCount(Limits.Items);
        RuleForEach(body => body.Credentials).ChildRules(credential =>
        {
            credential.RuleFor(c => c.Type).Required().MaxLength(Limits.Code);
            credential.RuleFor(c => c.Number).Required().MaxLength(Limits.Name);
            credential.RuleFor(c => c.IssuingState).Required().Format(State(), "a two-letter code");
        });
        RuleFor(body => body.LicenceStates).MaxCount(Limits.Items);
        RuleForEach(body => body.LicenceStates).Required().Format(State(), "a two-letter code");
    }

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex State();
}
