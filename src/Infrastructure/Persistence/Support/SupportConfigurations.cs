using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Infrastructure.Persistence.Support;

internal sealed class SupportContactConfiguration : IEntityTypeConfiguration<SupportContact>
{
    public void Configure(EntityTypeBuilder<SupportContact> contact)
    {
        contact.IsAggregate("support_contact");
        contact.Property(c => c.Details).IsJson();
        contact.Property(c => c.EnteredInError).IsJson();
        contact.HasIndex(c => new { c.OrganizationId, c.EpisodeId, c.Id });
    }
}

internal sealed class CareTeamConfiguration : IEntityTypeConfiguration<CareTeam>
{
    public void Configure(EntityTypeBuilder<CareTeam> team)
    {
        team.IsAggregate("care_team");
        team.Property(t => t.Members).IsJson();
    }
}

internal sealed class EncouragementConfiguration : IEntityTypeConfiguration<Encouragement>
{
    public void Configure(EntityTypeBuilder<Encouragement> encouragement)
    {
        encouragement.IsAggregate("encouragement");
        encouragement.Property(e => e.Message).HasMaxLength(Limits.Reason);
        encouragement.Property(e => e.EnteredInError).IsJson();
        encouragement.HasIndex(e => new { e.OrganizationId, e.EpisodeId, e.Id });
    }
}

internal sealed class TriggerConfiguration : IEntityTypeConfiguration<Trigger>
{
    public void Configure(EntityTypeBuilder<Trigger> trigger)
    {
        trigger.IsAggregate("trigger");
        trigger.Property(t => t.Details).IsJson();
        trigger.Property(t => t.EnteredInError).IsJson();
        trigger.HasIndex(t => new { t.OrganizationId, t.EpisodeId, t.Id });
    }
}

internal sealed class WellbeingCheckInConfiguration : IEntityTypeConfiguration<WellbeingCheckIn>
{
    public void Configure(EntityTypeBuilder<WellbeingCheckIn> checkIn)
    {
        checkIn.IsAggregate("wellbeing_check_in");
        checkIn.Property(c => c.CopingSkill).HasMaxLength(Limits.Code);
        checkIn.Property(c => c.Note).HasMaxLength(Limits.Reason);
        checkIn.Property(c => c.EnteredInError).IsJson();
        checkIn.HasIndex(c => new { c.OrganizationId, c.EpisodeId, c.Id });

        // What a trend reads: two windows of days of one episode.
        checkIn.HasIndex(c => new { c.OrganizationId, c.EpisodeId, c.On });
    }
}

internal sealed class UseEventConfiguration : IEntityTypeConfiguration<UseEvent>
{
    public void Configure(EntityTypeBuilder<UseEvent> use)
    {
        use.IsAggregate("use_event");
        use.Property(u => u.Amount).HasMaxLength(Limits.Name);
        use.Property(u => u.Setting).HasMaxLength(Limits.Name);

        // As it was told: a number would come back with other zeros behind the point from each database.
        use.Property(u => u.StandardDrinksPerDay).HasMaxLength(Limits.Code).HasConversion(
            drinks => drinks!.Value.ToString(CultureInfo.InvariantCulture), text => decimal.Parse(text, CultureInfo.InvariantCulture));
        use.Property(u => u.DrugTestIds).IsJson();
        use.Property(u => u.Judgement).IsJson();
        use.Property(u => u.Log).IsJson();
        use.Property(u => u.EnteredInError).IsJson();
        use.HasIndex(u => new { u.OrganizationId, u.EpisodeId, u.Id });
    }
}

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.IsAggregate("milestone");
        milestone.Property(m => m.Log).IsJson();
        milestone.HasIndex(m => new { m.OrganizationId, m.EpisodeId, m.Id });

        // Whoever awards at the same time: each is awarded once.
        milestone.HasIndex(m => new { m.OrganizationId, m.EpisodeId, m.RunStartedOn, m.Days }).IsUnique();
    }
}

internal sealed class MilestoneSharingConfiguration : IEntityTypeConfiguration<MilestoneSharing>
{
    public void Configure(EntityTypeBuilder<MilestoneSharing> sharing)
    {
        sharing.IsAggregate("milestone_sharing");
        sharing.Property(s => s.DisplayName).HasMaxLength(Limits.Name);
    }
}
