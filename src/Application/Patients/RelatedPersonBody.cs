using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

/// <summary>Somebody who acts for or stands by the patient, written as a whole.</summary>
/// <param name="Relationship">In the programme's words: mother, spouse, sponsor.</param>
/// <param name="ValidTo">Last day, inclusive.</param>
public sealed record RelatedPersonBody(
    RelatedPersonRole Role,
    string GivenName,
    string FamilyName,
    string? Relationship,
    string? Phone,
    string? Email,
    DateOnly? ValidFrom,
    DateOnly? ValidTo)
{
    internal RelatedPersonDetails ToDetails() => new(Role, GivenName, FamilyName, Relationship, Phone, Email, ValidFrom, ValidTo);
}

internal sealed class RelatedPersonBodyValidator : AbstractValidator<RelatedPersonBody>
{
    public RelatedPersonBodyValidator()
    {
        RuleFor(body => body.GivenName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.FamilyName).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Relationship).MaxLength(Limits.Name);
        RuleFor(body => body.Phone).MaxLength(Limits.Contact);
        RuleFor(body => body.Email).MaxLength(Limits.Contact).Format(Formats.Email(), "an address with one @");
    }
}
