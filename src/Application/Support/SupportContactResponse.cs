using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>Somebody whom the patient can turn to.</summary>
/// <param name="IsEmergencyContact">To be called when it gets dangerous.</param>
/// <param name="IsAlwaysReachable">By day and by night.</param>
/// <param name="EndedOn">The last day; null while it goes on.</param>
public sealed record SupportContactResponse(
    SupportContactId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    string Name,
    ContactRelationship Relationship,
    string? Phone,
    string? Email,
    bool IsEmergencyContact,
    bool IsAlwaysReachable,
    string? Note,
    DateOnly AgreedOn,
    DateOnly? EndedOn,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static SupportContactResponse Of(SupportContact contact) => new(
        contact.Id,
        contact.Version,
        contact.PatientId,
        contact.EpisodeId,
        contact.Details.Name,
        contact.Details.Relationship,
        contact.Details.Phone,
        contact.Details.Email,
        contact.Details.IsEmergencyContact,
        contact.Details.IsAlwaysReachable,
        contact.Details.Note,
        contact.AgreedOn,
        contact.EndedOn,
        contact.RecordedAt,
        contact.EnteredInError,
        contact.CreatedAt,
        contact.UpdatedAt);
}
