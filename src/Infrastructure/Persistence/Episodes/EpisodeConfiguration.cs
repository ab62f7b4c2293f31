using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Infrastructure.Persistence.Episodes;

internal sealed class EpisodeConfiguration : IEntityTypeConfiguration<Episode>
{
    private const string InCare = "status IN ('Admitted', 'OnLeave') AND entered_in_error IS NULL";

    public void Configure(EntityTypeBuilder<Episode> episode)
    {
        episode.IsAggregate("episode");
        episode.Ignore(e => e.ClaimedIdentifiers);
        episode.Property(e => e.Identifiers).IsJson();
        episode.Property(e => e.Referral).IsJson();
        episode.Property(e => e.Screening).IsJson();
        episode.Property(e => e.Declination).IsJson();
        episode.Property(e => e.Admission).IsJson();
        episode.Property(e => e.End).IsJson();
        episode.Property(e => e.LastUse).HasMaxLength(Limits.Code)
            .HasConversion(lastUse => lastUse!.Text, text => LastUse.TryParse(text)!);
        episode.Property(e => e.CurrentLevelOfCare).HasMaxLength(Limits.Code).HasConversion<LevelOfCareConverter>();
        episode.Property(e => e.LevelOfCareStays).IsJson();
        episode.Property(e => e.Leaves).IsJson();
        episode.Property(e => e.Diagnoses).IsJson();
        episode.Property(e => e.DimensionRatingSets).IsJson();
        episode.Property(e => e.EnteredInError).IsJson();
        episode.HasIndex(e => new { e.OrganizationId, e.PatientId, e.Id });
        episode.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.Status });
        episode.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.AdmittedOn });
        episode.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.DischargedOn });
        episode.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.SubstanceUseIndexOn });
        episode.HasIndex(e => new { e.OrganizationId, e.ProgramId, e.AcuteCareEndedOn }).HasFilter("acute_care_ended_on IS NOT NULL");

        // Nobody is in care twice in one programme, whoever admits at the same time.
        episode.HasIndex(e => new { e.OrganizationId, e.PatientId, e.ProgramId }, "ux_episode_in_care").IsUnique().HasFilter(InCare);
    }
}

/// <summary>"Fourth 2.1": one column, so that a level is compared whole.</summary>
internal sealed class LevelOfCareConverter() : ValueConverter<LevelOfCare, string>(
    level => $"{level.Edition} {level.Code}", text => Parse(text))
{
    private static LevelOfCare Parse(string text)
    {
        var parts = text.Split(' ');
        return new LevelOfCare(Enum.Parse<AsamEdition>(parts[0]), parts[1]);
    }
}
