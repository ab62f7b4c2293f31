using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class PayerAuthorizationConfiguration : IEntityTypeConfiguration<PayerAuthorization>
{
    /// <summary>Those whom time may move.</summary>
    private const string Running = "status IN ('Approved', 'PartiallyApproved', 'Active', 'Exhausted')";

    public void Configure(EntityTypeBuilder<PayerAuthorization> authorization)
    {
        authorization.IsAggregate("payer_authorization");
        authorization.Ignore(a => a.ClaimedIdentifiers);
        authorization.Ignore(a => a.Period);
        authorization.Property(a => a.Identifiers).IsJson();
        authorization.Property(a => a.Request).IsJson();
        authorization.Property(a => a.Grant).IsJson();
        authorization.Property(a => a.Steps).IsJson();
        authorization.Property(a => a.EnteredInError).IsJson();
        authorization.Property(a => a.Number).HasMaxLength(Limits.Name);
        authorization.Property(a => a.DenialReason).HasMaxLength(Limits.Reason);
        authorization.Property(a => a.Reviewer).HasMaxLength(Limits.Contact);
        authorization.HasIndex(a => new { a.OrganizationId, a.EpisodeId, a.Id });
        authorization.HasIndex(a => new { a.OrganizationId, a.PatientId, a.Id });
        authorization.HasIndex(a => new { a.OrganizationId, a.Status }).HasFilter(Running);
    }
}

internal sealed class ParityEntryConfiguration : IEntityTypeConfiguration<ParityEntry>
{
    public void Configure(EntityTypeBuilder<ParityEntry> entry)
    {
        entry.IsAggregate("parity_entry");
        entry.Property(e => e.Payer).HasMaxLength(Limits.Name);
        entry.Property(e => e.Reason).HasMaxLength(Limits.Reason);
        entry.Property(e => e.Request).IsJson();
        entry.Property(e => e.Grant).IsJson();
        entry.Property(e => e.EnteredInError).IsJson();
        entry.HasIndex(e => new { e.OrganizationId, e.AuthorizationId });
        entry.HasIndex(e => new { e.OrganizationId, e.PatientId });
        entry.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.Id });
        entry.HasIndex(e => new { e.OrganizationId, e.Payer, e.Id });
    }
}
