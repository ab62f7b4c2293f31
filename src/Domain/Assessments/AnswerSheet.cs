using System.Globalization;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>One item and what was answered.</summary>
/// <param name="Item">Id of the item.</param>
public sealed record ItemAnswer(string Item, int Value);

/// <summary>The answers to one instrument, checked against it.</summary>
internal sealed class AnswerSheet
{
    private readonly Dictionary<string, int> _values;

    private AnswerSheet(IReadOnlyList<ItemAnswer> answers, WordingVariant? variant, ThresholdBasis basis)
    {
        _values = answers.ToDictionary(answer => answer.Item, answer => answer.Value);
        Variant = variant;
        Basis = basis;
    }

    public WordingVariant? Variant { get; }

    public ThresholdBasis Basis { get; }

    /// <summary>Of an item that was answered.</summary>
    public int this[string item] => _values[item];

    public int this[int item] => _values[item.ToString(CultureInfo.InvariantCulture)];

    public int? Find(string item) => _values.TryGetValue(item, out var value) ? value : null;

    public int Sum(params int[] items) => items.Sum(item => this[item]);

    /// <exception cref="DomainException">
    /// 422 VARIANT_REQUIRED, VARIANT_NOT_TAKEN, UNKNOWN_ITEM, DUPLICATE, ITEM_OUT_OF_RANGE, ITEM_NOT_ASKED, ITEM_MISSING.
    /// </exception>
    public static AnswerSheet Check(
        Instrument instrument, IReadOnlyList<ItemAnswer> answers, WordingVariant? variant, ThresholdBasis basis)
    {
        if (variant is null != (instrument.Variants.Count == 0))
        {
            throw variant is null ? AssessmentErrors.VariantRequired() : AssessmentErrors.VariantNotTaken();
        }

        var items = instrument.Items.ToDictionary(item => item.Id);
        for (var i = 0; i < answers.Count; i++)
        {
            var (id, value) = answers[i];
            if (!items.TryGetValue(id, out var item))
            {
                throw AssessmentErrors.UnknownItem($"/answers/{i}/item");
            }

            if (answers.Take(i).Any(other => other.Item == id))
            {
                throw AssessmentErrors.AnsweredTwice($"/answers/{i}/item");
            }

            if (!item.Allows(value))
            {
                throw AssessmentErrors.ItemOutOfRange($"/answers/{i}/value", item);
            }
        }

        var sheet = new AnswerSheet(answers, variant, basis);
        for (var i = 0; i < answers.Count; i++)
        {
            if (!items[answers[i].Item].IsAsked(sheet))
            {
                throw AssessmentErrors.ItemNotAsked($"/answers/{i}/item", items[answers[i].Item].AskedIf!.Item);
            }
        }

        var missing = instrument.Items.Where(item => item.IsRequired && item.IsAsked(sheet) && sheet.Find(item.Id) is null).ToList();
        return missing.Count == 0 ? sheet : throw AssessmentErrors.ItemMissing(missing.Select(item => item.Id));
    }
}
