using System.Text.RegularExpressions;
using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

/// <summary>Who the patient is, written as a whole.</summary>
/// <param name="Identifiers">What other systems call the patient; each pair is unique in the organization.</param>
/// <param name="PreferredName">How the patient wants to be called.</param>
/// <param name="AdministrativeSex">As registered.</param>
/// <param name="ClinicalSex">What sex-dependent thresholds go by; left out where nobody has said.</param>
/// <param name="Language">BCP 47 tag of the language the patient wants to be spoken to in.</param>
/// <param name="MinorConsent">Who consents for a minor under the law of the state; left out for adults.</param>
public sealed record PatientBody(
    IReadOnlyList<Identifier>? Identifiers,
    string GivenName,
    string? MiddleName,
    string FamilyName,
    string? PreferredName,
    DateOnly BirthDate,
    DateOnly? DeceasedOn,
    AdministrativeSex AdministrativeSex,
    ClinicalSex? ClinicalSex,
    string? Language,
    MinorConsent? MinorConsent,
    ContactDetails? Contact)
{
    internal PatientDemographics ToDemographics() => new(
        Identifiers ?? [],
        GivenName,
        MiddleName,
        FamilyName,
        PreferredName,
        BirthDate,
        DeceasedOn,
        AdministrativeSex,
        ClinicalSex,
        Language,
        MinorConsent,
        Contact);
}

internal sealed partial class PatientBodyValidator : AbstractValidator<PatientBody>
{
    private static readonly DateOnly Earliest = new(1880, 1, 1);

    public PatientBodyValidator()
    {
        RuleFor(body => body.Identifiers).MaxCount(Limits.Items);
        RuleForEach(body => body.Identifiers).SetValidator(new IdentifierValidator());
        RuleFor(body => body.GivenName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.MiddleName).MaxLength(Limits.Name);
        RuleFor(body => body.FamilyName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.PreferredName).MaxLength(Limits.Name);
        RuleFor(body => body.BirthDate).GreaterThanOrEqualTo(Earliest).WithErrorCode("OUT_OF_RANGE").WithMessage("Not before 1880.");
        RuleFor(body => body.Language).MaxLength(Limits.Code).Format(LanguageTag(), "a BCP 47 tag such as en-US");
        RuleFor(body => body.Contact!).ChildRules(contact =>
        {
            contact.RuleFor(c => c.Phone).MaxLength(Limits.Contact);
            contact.RuleFor(c => c.Email).MaxLength(Limits.Contact).Format(Formats.Email(), "an address with one @");
            contact.RuleFor(c => c.Address!).ChildRules(address =>
            {
                address.RuleFor(a => a.Line).Required().MaxLength(Limits.Name);
                address.RuleFor(a => a.Line2).MaxLength(Limits.Name);
                address.RuleFor(a => a.City).Required().MaxLength(Limits.Name);
                address.RuleFor(a => a.State).Required().MaxLength(Limits.Code);
                address.RuleFor(a => a.PostalCode).Required().MaxLength(Limits.Code);
            }).When(c => c.Address is not null);
        }).When(body => body.Contact is not null);
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageTag();
}

internal static partial class Formats
{
    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    public static partial Regex Email();
}
