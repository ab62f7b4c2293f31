using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>Which authorization each line goes by, and what is left of each (rules AUT-1 to AUT-4).</summary>
/// <param name="Lines">In the order of D22.</param>
/// <param name="Uses">One of each authorization, by its last day.</param>
public sealed record AuthorizationAllocation(IReadOnlyList<AllocatedLine> Lines, IReadOnlyList<AuthorizationUse> Uses)
{
    /// <summary>
    /// The same lines and authorizations give the same answer, in whatever order they come. A line goes whole to the authorization that ends first of those
    /// that have enough left; where none has, it overdraws the one that ends last, which may still be extended.
    /// </summary>
    /// <param name="authorizations">
    /// Those that were granted, whatever became of them since (D23): what is denied, asked for or entered in error is not among them.
    /// </param>
    /// <param name="lines">Those that stand: no void ones.</param>
    public static AuthorizationAllocation Of(IEnumerable<AuthorizedPeriod> authorizations, IEnumerable<AuthorizableLine> lines)
    {
        var meters = authorizations
            .OrderBy(authorization => authorization.To)
            .ThenBy(authorization => authorization.From)
            .ThenBy(authorization => authorization.Id)
            .Select(authorization => new Meter(authorization))
            .ToList();
        var inOrder = lines
            .OrderBy(line => line.On)
            .ThenBy(line => line.ServiceCode, StringComparer.Ordinal)
            .ThenBy(line => line.StartsAt)
            .ThenBy(line => line.Sequence)
            .ThenBy(line => line.Id);
        return new AuthorizationAllocation(
            [.. inOrder.Select(line => Allocate(line, meters))],
            [.. meters.Select(meter => new AuthorizationUse(meter.Authorization, meter.Used, meter.UsedUpOn))]);
    }

    /// <param name="id">Of one that was given.</param>
    public AuthorizationUse UseOf(AuthorizationId id) => Uses.Single(use => use.Authorization.Id == id);

    /// <summary>As <see cref="Of(IEnumerable{AuthorizedPeriod}, IEnumerable{AuthorizableLine})"/>, of what is kept.</summary>
    /// <param name="lines">Those that stand.</param>
    public static AuthorizationAllocation Of(IEnumerable<PayerAuthorization> authorizations, IEnumerable<BilledLine> lines) =>
        Of(authorizations.Select(authorization => authorization.Period).OfType<AuthorizedPeriod>(), lines.Select(AuthorizableLine.Of));

    private static AllocatedLine Allocate(AuthorizableLine line, List<Meter> meters)
    {
        if (!line.RequiresAuthorization)
        {
            return new AllocatedLine(line, LineAuthorization.NotRequired, null);
        }

        var matching = meters.Where(meter => meter.Authorization.IsFor(line)).ToList();
        if (matching.Count == 0)
        {
            return new AllocatedLine(line, LineAuthorization.Missing, null);
        }

        var enough = matching.Find(meter => meter.HasEnoughFor(line));
        var taken = enough ?? matching[^1];
        taken.Take(line);
        return new AllocatedLine(line, enough is null ? LineAuthorization.Exceeded : LineAuthorization.Authorized, taken.Authorization.Id);
    }

    /// <summary>Counts hours in minutes, so that three times twenty of them are an hour.</summary>
    private sealed class Meter(AuthorizedPeriod authorization)
    {
        private const int MinutesOfHour = 60;

        private readonly HashSet<DateOnly> _days = [];
        private readonly int _parts = authorization.UnitType == AuthorizationUnit.Hours ? MinutesOfHour : 1;
        private decimal _used;

        public AuthorizedPeriod Authorization { get; } = authorization;

        public decimal Used => decimal.Round(_used / _parts, 2, MidpointRounding.AwayFromZero);

        public DateOnly? UsedUpOn { get; private set; }

        public bool HasEnoughFor(AuthorizableLine line) => Costs(line) is var costs && (costs == 0 || _used + costs <= Authorization.Approved * _parts);

        public void Take(AuthorizableLine line)
        {
            _used += Costs(line);
            _days.Add(line.On);
            if (_used >= Authorization.Approved * _parts)
            {
                UsedUpOn ??= line.On;
            }
        }

        private decimal Costs(AuthorizableLine line) => Authorization.UnitType switch
        {
            AuthorizationUnit.Days => _days.Contains(line.On) ? 0 : 1,
            AuthorizationUnit.Visits => 1,
            AuthorizationUnit.Hours => line.Minutes,
            AuthorizationUnit.Units => line.Units,
        };
    }
}

/// <summary>What a payer granted, as far as lines go by it.</summary>
/// <param name="From">First day of service.</param>
/// <param name="To">Last day of service, inclusive: that of the period, or an earlier one where it was closed to new lines.</param>
/// <param name="Approved">In units of <paramref name="UnitType"/>.</param>
public sealed record AuthorizedPeriod(
    AuthorizationId Id,
    string Payer,
    IReadOnlyList<string> ServiceCodes,
    AuthorizationUnit UnitType,
    decimal Approved,
    DateOnly From,
    DateOnly To)
{
    public bool IsFor(AuthorizableLine line) => IsForCodeOf(line) && From <= line.On && line.On <= To;

    /// <summary>On whatever day.</summary>
    public bool IsForCodeOf(AuthorizableLine line) =>
        string.Equals(Payer, line.Payer, StringComparison.OrdinalIgnoreCase) && ServiceCodes.Contains(line.ServiceCode);
}

/// <summary>A service line, as an authorization sees it.</summary>
/// <param name="Sequence">Its first place, which a replacement keeps (D22).</param>
/// <param name="Minutes">Therapeutic minutes that it is for; 0 of a test.</param>
/// <param name="RequiresAuthorization">By the contract.</param>
public sealed record AuthorizableLine(
    Guid Id,
    string Payer,
    DateOnly On,
    string ServiceCode,
    DateTimeOffset? StartsAt,
    int Sequence,
    decimal Units,
    int Minutes,
    bool RequiresAuthorization)
{
    public static AuthorizableLine Of(BilledLine billed) => new(
        billed.Id.Value,
        billed.Line.Terms.Payer,
        billed.On,
        billed.ServiceCode,
        billed.Line.StartsAt,
        billed.Sequence,
        billed.Line.Units,
        billed.Line.Minutes,
        billed.Line.Terms.AuthorizationRequired);

    /// <summary>One that is not kept yet.</summary>
    /// <param name="place">Among those that are derived with it.</param>
    public static AuthorizableLine Of(ServiceLine line, int place) => new(
        line.Sources[0],
        line.Terms.Payer,
        line.On,
        line.ServiceCode,
        line.StartsAt,
        place,
        line.Units,
        line.Minutes,
        line.Terms.AuthorizationRequired);
}

/// <param name="AuthorizationId">None where it takes none, or has none.</param>
public sealed record AllocatedLine(AuthorizableLine Line, LineAuthorization Status, AuthorizationId? AuthorizationId)
{
    /// <summary>It is not billed before there is an authorization for it.</summary>
    public bool IsHeld => Status is LineAuthorization.Missing or LineAuthorization.Exceeded;
}

/// <summary>Whether a payer agreed to a service.</summary>
public enum LineAuthorization
{
    /// <summary>The contract asks for none.</summary>
    NotRequired,

    Authorized,

    /// <summary>No authorization is for this service on this day.</summary>
    Missing,

    /// <summary>There is one, with too little left for it.</summary>
    Exceeded,
}

/// <summary>What an authorization counts.</summary>
public enum AuthorizationUnit
{
    /// <summary>Days on which there was a service, however many.</summary>
    Days,

    /// <summary>Units of the lines, as the contract reckons them.</summary>
    Units,

    /// <summary>Therapeutic minutes, in hours.</summary>
    Hours,

    /// <summary>Lines.</summary>
    Visits,
}

/// <param name="Used">What exceeded it included.</param>
/// <param name="UsedUpOn">The day with whose services nothing was left; null while something is.</param>
public sealed record AuthorizationUse(AuthorizedPeriod Authorization, decimal Used, DateOnly? UsedUpOn)
{
    /// <summary>Below zero where more was given than the payer granted.</summary>
    public decimal Remaining => Authorization.Approved - Used;
}
