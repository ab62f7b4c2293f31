using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox_message");
        message.HasKey(m => new { m.OrganizationId, m.Id });
        message.Property(m => m.Type).HasMaxLength(80);
        message.Property(m => m.CausedByClient).HasMaxLength(100);
        message.HasIndex(m => new { m.OrganizationId, m.Position }).IsUnique();

        // What the sequencer still has to place: empty almost always, so the look costs nothing.
        message.HasIndex(m => new { m.OrganizationId, m.Id }, "ix_outbox_message_unplaced").HasFilter("position IS NULL");
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry");
        // Every request writes here: the key is the order it is read in, so that one index serves both.
        entry.HasKey(e => new { e.OrganizationId, e.Sequence });
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.ClientId).HasMaxLength(100);
        entry.Property(e => e.Action).HasMaxLength(80);
        entry.Property(e => e.Method).HasMaxLength(10);
        entry.Property(e => e.Route).HasMaxLength(200);
        entry.Property(e => e.Refusal).HasMaxLength(60);
        entry.Property(e => e.TraceId).HasMaxLength(64);
        entry.Property(e => e.Address).HasMaxLength(RequestOrigin.AddressLength);
        entry.Property(e => e.UserAgent).HasMaxLength(RequestOrigin.UserAgentLength);
        entry.HasIndex(e => new { e.OrganizationId, e.PatientId, e.At });
    }
}

internal sealed class AnonymousDenialConfiguration : IEntityTypeConfiguration<AnonymousDenial>
{
    public void Configure(EntityTypeBuilder<AnonymousDenial> denial)
    {
        denial.ToTable("anonymous_denial");
        denial.HasKey(d => new { d.Address, d.Minute });
        denial.Property(d => d.Address).HasMaxLength(45);
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("idempotency_record");
        record.HasKey(r => new { r.OrganizationId, r.ClientId, r.Operation, r.Key });
        record.Property(r => r.ClientId).HasMaxLength(100);
        record.Property(r => r.Operation).HasMaxLength(80);
        record.Property(r => r.Key).HasMaxLength(255);
        record.HasIndex(r => new { r.OrganizationId, r.CreatedAt });
    }
}

internal sealed class AggregateHistoryConfiguration : IEntityTypeConfiguration<AggregateHistory>
{
    public void Configure(EntityTypeBuilder<AggregateHistory> history)
    {
        history.ToTable("aggregate_history");
        history.HasKey(h => new { h.OrganizationId, h.Aggregate, h.Id, h.Version });
        history.Property(h => h.Aggregate).HasMaxLength(60);
        history.Property(h => h.WrittenByClient).HasMaxLength(100);
        history.Property(h => h.Before).HasAnnotation(AggregateConfiguration.JsonColumn, true);
        history.HasIndex(h => new { h.OrganizationId, h.Position }).IsUnique();

        // As that of the outbox.
        history.HasIndex(h => new { h.OrganizationId, h.Aggregate, h.Id, h.Version }, "ix_aggregate_history_unplaced").HasFilter("position IS NULL");
    }
}
