using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a programme agreed with a payer. Its terms do not change: what is agreed anew is another contract, from the day after this one ends.</summary>
public sealed class PayerContract : AggregateRoot
{
    private PayerContract()
    {
    }

    public PayerContractId Id { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public ContractTerms Terms { get; private set; } = null!;

    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="currency">Of the organization (D24).</param>
    /// <param name="others">Of the programme, that there are already.</param>
    /// <exception cref="DomainException">422 CONTRACTS_OVERLAP, and as <see cref="ContractTerms.Check(string, string)"/>.</exception>
    public static PayerContract Add(
        PayerContractId id, Program program, ContractTerms terms, string currency, IEnumerable<PayerContract> others)
    {
        terms.Check(currency, "");
        if (others.Any(other => other.EnteredInError is null && other.Terms.Overlaps(terms)))
        {
            throw ContractErrors.ContractsOverlap();
        }

        var contract = new PayerContract { Id = id, OrganizationId = program.OrganizationId, ProgramId = program.Id, Terms = terms };
        contract.Record(new PayerContractAdded(id, program.Id));
        return contract;
    }

    /// <summary>It ends on that day, earlier than was agreed before.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void End(DateOnly effectiveTo)
    {
        RequireNotInError();
        if (effectiveTo < Terms.EffectiveFrom || effectiveTo > Terms.EffectiveTo)
        {
            throw ContractErrors.EndsLater();
        }

        Terms = Terms with { EffectiveTo = effectiveTo };
        Record(new PayerContractEnded(Id, ProgramId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new PayerContractEnteredInError(Id, ProgramId));
    }

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}

public abstract record PayerContractEvent(PayerContractId ContractId, ProgramId ProgramId) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(ContractId.Value);
}

public sealed record PayerContractAdded(PayerContractId ContractId, ProgramId ProgramId) : PayerContractEvent(ContractId, ProgramId)
{
    public override string Type => "payer-contract.added";
}

public sealed record PayerContractEnded(PayerContractId ContractId, ProgramId ProgramId) : PayerContractEvent(ContractId, ProgramId)
{
    public override string Type => "payer-contract.ended";
}

public sealed record PayerContractEnteredInError(PayerContractId ContractId, ProgramId ProgramId) : PayerContractEvent(ContractId, ProgramId)
{
    public override string Type => "payer-contract.entered-in-error";
}
