using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>
/// An estimate of who pays what, line by line (rules COV-1 to COV-7). It says what the payer's terms give, not what the payer decides.
/// </summary>
public sealed record Adjudication(IReadOnlyList<AdjudicatedLine> Lines)
{
    public decimal Allowed => Lines.Sum(line => line.Allowed);

    public decimal PatientOwes => Lines.Sum(line => line.PatientOwes);

    public decimal PlansPay => Lines.Sum(line => line.PlansPay);

    public decimal WrittenOff => Lines.Sum(line => line.WrittenOff);

    public decimal Deductible => Shares.Sum(share => share.Deductible);

    public decimal Coinsurance => Shares.Sum(share => share.Coinsurance);

    public decimal Copay => Shares.Sum(share => share.Copay);

    private IEnumerable<CostShare> Shares => Lines.SelectMany(line => line.Shares);

    /// <param name="coverages">In any order; their <see cref="CoverageTerms.Priority"/> says who is asked first.</param>
    /// <param name="lines">In any order; they are taken in that of D22, which is that of the answer.</param>
    public static Adjudication Of(IEnumerable<KeyValuePair<CoverageId, CoverageTerms>> coverages, IEnumerable<AdjudicationLine> lines)
    {
        var accounts = coverages
            .OrderBy(coverage => coverage.Value.Priority)
            .ThenBy(coverage => coverage.Key)
            .Select(coverage => new CoverageAccount(coverage.Key, coverage.Value))
            .ToList();
        var inOrder = lines
            .OrderBy(line => line.ServiceDate)
            .ThenBy(line => line.ServiceCode, StringComparer.Ordinal)
            .ThenBy(line => line.StartsAt)
            .ThenBy(line => line.Sequence)
            .ThenBy(line => line.Id);
        return new Adjudication([.. inOrder.Select(line => Adjudicate(line, accounts))]);
    }

    private static AdjudicatedLine Adjudicate(AdjudicationLine line, IEnumerable<CoverageAccount> accounts)
    {
        var allowed = Round(line.Rate * line.Units);
        if (line.NotCovered is { } rule)
        {
            return new AdjudicatedLine(line, allowed, [], rule == NotCoveredRule.PatientOwes ? allowed : 0);
        }

        var left = allowed;
        List<CostShare> shares = [];
        foreach (var account in accounts)
        {
            if (account.Share(line, left) is { } share)
            {
                shares.Add(share);
                left = share.Due;
            }
        }

        return new AdjudicatedLine(line, allowed, shares, left);
    }

    /// <summary>Those of the lines that are asked for; what the others drew on the limits stays drawn.</summary>
    public Adjudication Where(Func<AdjudicationLine, bool> isAskedFor) => new([.. Lines.Where(line => isAskedFor(line.Line))]);

    internal static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}

/// <summary>One service, as it is put before the payers.</summary>
/// <param name="StartsAt">Start of the session; null of what has none, as a laboratory test.</param>
/// <param name="Sequence">The place in which it was first derived; what replaces a line keeps it.</param>
/// <param name="BenefitCategory">As the contract names it.</param>
/// <param name="Rate">Contracted price of one unit.</param>
/// <param name="NotCovered">Where no payer pays, for want of an authorization or because the benefit is used up.</param>
/// <param name="Id">Null of what is only planned.</param>
public sealed record AdjudicationLine(
    DateOnly ServiceDate,
    string ServiceCode,
    DateTimeOffset? StartsAt,
    int Sequence,
    string BenefitCategory,
    decimal Units,
    decimal Rate,
    NotCoveredRule? NotCovered = null,
    ServiceLineId? Id = null);

/// <summary>Who bears a service that no payer pays, by the contract.</summary>
public enum NotCoveredRule
{
    /// <summary>The patient pays all, and it counts towards no limit.</summary>
    PatientOwes,

    /// <summary>The programme bears it.</summary>
    WrittenOff,
}

/// <param name="Shares">In the order in which the coverages were asked; none where no coverage has terms for the line.</param>
public sealed record AdjudicatedLine(AdjudicationLine Line, decimal Allowed, IReadOnlyList<CostShare> Shares, decimal PatientOwes)
{
    public decimal PlansPay => Shares.Sum(share => share.PlanPays);

    public decimal WrittenOff => Allowed - PlansPay - PatientOwes;
}

/// <summary>What one coverage makes of a line.</summary>
/// <param name="DeductibleLeft">Of the plan year, after the line: the smaller one of patient and family.</param>
/// <param name="OutOfPocketLeft">As above.</param>
public sealed record CostShare(
    CoverageId CoverageId,
    decimal Deductible,
    decimal Coinsurance,
    decimal Copay,
    decimal PlanPays,
    decimal DeductibleLeft,
    decimal OutOfPocketLeft)
{
    public decimal Due => Deductible + Coinsurance + Copay;
}
