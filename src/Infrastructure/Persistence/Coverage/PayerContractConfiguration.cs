using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class PayerContractConfiguration : IEntityTypeConfiguration<PayerContract>
{
    public void Configure(EntityTypeBuilder<PayerContract> contract)
    {
        contract.IsAggregate("payer_contract");
        contract.Property(c => c.Terms).IsJson();
        contract.Property(c => c.EnteredInError).IsJson();
        contract.HasIndex(c => new { c.OrganizationId, c.ProgramId, c.Id });
    }
}
