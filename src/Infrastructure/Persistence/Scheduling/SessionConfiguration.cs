using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.IsAggregate("session");
        session.Property(s => s.Room).HasMaxLength(Limits.Name);
        session.Property(s => s.VirtualLink).HasMaxLength(Limits.Uri);
        session.Property(s => s.OriginalStartLocal).HasMaxLength(LocalTimeConverter.Length).HasConversion<LocalTimeConverter>();
        session.Property(s => s.Held).IsJson();
        session.Property(s => s.Steps).IsJson();
        session.Ignore(s => s.Planned);
        session.Ignore(s => s.Times);
        session.Ignore(s => s.Setting);
        session.Ignore(s => s.Place);
        session.Ignore(s => s.Claims);
        session.HasIndex(s => new { s.OrganizationId, s.FirstId });
        session.HasIndex(s => new { s.OrganizationId, s.On });
        session.HasIndex(s => new { s.OrganizationId, s.FacilitatorId, s.On });
        session.HasIndex(s => new { s.OrganizationId, s.GroupId, s.StartsAt });
        session.HasIndex(s => new { s.OrganizationId, s.CompletedAt }).HasFilter($"status = '{nameof(SessionStatus.Completed)}'");

        // One session stands for an occurrence; those that were moved away from it do not count.
        session.HasIndex(s => new { s.OrganizationId, s.SeriesId, s.OriginalStartLocal }).IsUnique()
            .HasFilter($"status <> '{nameof(SessionStatus.Rescheduled)}'");
    }
}

internal sealed class SessionSeriesConfiguration : IEntityTypeConfiguration<SessionSeries>
{
    public void Configure(EntityTypeBuilder<SessionSeries> series)
    {
        series.IsAggregate("session_series");
        series.Property(s => s.Schedule).IsJson();
        series.Property(s => s.Design).IsJson();
        series.Property(s => s.Changes).IsJson();
        series.Property(s => s.PlannedBefore).HasMaxLength(LocalTimeConverter.Length).HasConversion<LocalTimeConverter>();
        series.Property(s => s.LeftOut).IsJson();
        series.HasIndex(s => new { s.OrganizationId, s.PlansOnAt });
        series.HasIndex(s => new { s.OrganizationId, s.GroupId, s.Id });
    }
}

/// <summary>Wall-clock minutes, without a zone, in a form that sorts.</summary>
internal sealed class LocalTimeConverter() : ValueConverter<DateTime, string>(
    local => local.ToString(Form, CultureInfo.InvariantCulture), text => DateTime.ParseExact(text, Form, CultureInfo.InvariantCulture))
{
    public const int Length = 16;

    private const string Form = "yyyy-MM-dd'T'HH:mm";
}

internal sealed class AttendanceRecordConfiguration : IEntityTypeConfiguration<AttendanceRecord>
{
    public void Configure(EntityTypeBuilder<AttendanceRecord> record)
    {
        record.IsAggregate("attendance");
        record.Property(r => r.OverCapacityReason).HasMaxLength(Limits.Reason);
        record.Property(r => r.Log).IsJson();
        record.Property(r => r.EnteredInError).IsJson();
        record.Ignore(r => r.Stands);
        record.Ignore(r => r.Claims);
        record.HasIndex(r => new { r.OrganizationId, r.EpisodeId, r.On });
        record.HasIndex(r => new { r.OrganizationId, r.PatientId, r.On });

        // Nulls are distinct: a seat is held once, whoever has looked meanwhile.
        record.HasIndex(r => new { r.OrganizationId, r.SessionId, r.Seat }).IsUnique();
        record.HasIndex(r => new { r.OrganizationId, r.SessionId, r.PatientId }).IsUnique()
            .HasFilter($"entered_in_error IS NULL AND status <> '{nameof(AttendanceStatus.WithdrawnFromGroup)}'");
    }
}

internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable(BookingConstraint.Table);
        booking.HasKey(b => new { b.OrganizationId, b.HolderId, b.Kind, b.Resource });
        booking.Property(b => b.Resource).HasMaxLength(Limits.Name);
        booking.Ignore(b => b.Claim);
        booking.HasIndex(b => new { b.OrganizationId, b.Resource, b.EndsAt });
    }
}
