using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Infrastructure.Persistence.Programs;

internal sealed class ProgramConfiguration : IEntityTypeConfiguration<Program>
{
    public void Configure(EntityTypeBuilder<Program> program)
    {
        program.IsAggregate("program");
        program.Ignore(p => p.Calendar);
        program.Property(p => p.Name).HasMaxLength(Limits.Name);
        program.Property(p => p.TimeZone).HasMaxLength(Limits.Name);
        program.Property(p => p.LevelsOfCare).IsJson();
        program.Property(p => p.Closures).IsJson();
        program.Property(p => p.Rates).IsJson();
        program.Property(p => p.Policies).IsRememberedJson();
    }
}
