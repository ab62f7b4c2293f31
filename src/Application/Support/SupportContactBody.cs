using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="Phone">One of telephone and e-mail is needed.</param>
/// <param name="IsEmergencyContact">To be called when it gets dangerous; no unless given.</param>
/// <param name="IsAlwaysReachable">By day and by night; no unless given.</param>
/// <param name="AgreedOn">The first day on which the contact agreed to be one; today unless given.</param>
/// <param name="EndedOn">The last day, of a contact that is no more.</param>
public sealed record SupportContactBody(
    string Name,
    ContactRelationship Relationship,
    string? Phone = null,
    string? Email = null,
    bool? IsEmergencyContact = null,
    bool? IsAlwaysReachable = null,
    string? Note = null,
    DateOnly? AgreedOn = null,
    DateOnly? EndedOn = null)
{
    internal SupportContactDetails Details() =>
        new(Name, Relationship, Phone, Email, IsEmergencyContact ?? false, IsAlwaysReachable ?? false, Note);
}

internal sealed class SupportContactBodyValidator : AbstractValidator<SupportContactBody>
{
    public SupportContactBodyValidator()
    {
        RuleFor(body => body.Name).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Phone).MaxLength(Limits.Contact);
        RuleFor(body => body.Email).MaxLength(Limits.Contact);
        RuleFor(body => body.Note).MaxLength(Limits.Reason);
    }
}
