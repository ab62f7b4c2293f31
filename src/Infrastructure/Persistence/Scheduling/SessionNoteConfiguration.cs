using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class SessionNoteConfiguration : IEntityTypeConfiguration<SessionNote>
{
    public void Configure(EntityTypeBuilder<SessionNote> note)
    {
        note.IsAggregate("session_note");
        note.Ignore(n => n.ContentHash);
        note.Property(n => n.Content).IsJson();
        note.Property(n => n.Signature).IsJson();
        note.Property(n => n.WrongNotes).IsJson();
        note.HasIndex(n => new { n.OrganizationId, n.EpisodeId, n.On });

        // Whoever begins it at the same time: there is one.
        note.HasIndex(n => new { n.OrganizationId, n.SessionId, n.PatientId }).IsUnique();
    }
}
