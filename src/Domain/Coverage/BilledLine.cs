using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>A service line as it is kept: once written it is voided at most.</summary>
public sealed class BilledLine
{
    private BilledLine()
    {
    }

    internal BilledLine(ServiceLineId id, int sequence, ServiceLine line, ServiceLineId? replacesId, DateTimeOffset now)
    {
        Id = id;
        Sequence = sequence;
        Line = line;
        (On, ServiceCode, FirstSource) = (line.On, line.ServiceCode, line.Sources[0]);
        ReplacesId = replacesId;
        DerivedAt = now;
    }

    public ServiceLineId Id { get; private set; }

    /// <summary>The place in which it was first derived; what replaces a line keeps it (D22).</summary>
    public int Sequence { get; private set; }

    public DateOnly On { get; private set; }

    public string ServiceCode { get; private set; } = "";

    /// <summary>What is done once is billed once under a code.</summary>
    public Guid FirstSource { get; private set; }

    public ServiceLine Line { get; private set; } = null!;

    /// <summary>The voided line in whose place it stands.</summary>
    public ServiceLineId? ReplacesId { get; private set; }

    public DateTimeOffset DerivedAt { get; private set; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    public bool StoodAt(DateTimeOffset instant) => DerivedAt <= instant && !(VoidedAt <= instant);

    public AuthorizableLine ToAuthorize() => new(
        Id.Value, Line.Terms.Payer, On, ServiceCode, Line.StartsAt, Sequence, Line.Units, Line.Minutes, Line.Terms.AuthorizationRequired);

    internal void Void(DateTimeOffset now) => VoidedAt = now;
}
