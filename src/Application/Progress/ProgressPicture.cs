namespace TreatmentPlans.Application.Progress;

/// <summary>
/// What a chart of progress shows, before it is drawn: the same values as the JSON, and nothing that names the patient. A day is drawn at its
/// start; a band ends where the next one begins.
/// </summary>
/// <param name="Title">Read out in place of the picture.</param>
/// <param name="Description">What the picture says, in words.</param>
/// <param name="Uses">Days of confirmed use.</param>
public sealed record ProgressPicture(
    string Title,
    string Description,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<PictureBand> Bands,
    IReadOnlyList<DateOnly> Uses,
    IReadOnlyList<PicturePanel> Panels);

/// <param name="To">Exclusive.</param>
public sealed record PictureBand(string Label, DateOnly From, DateOnly To);

/// <summary>Series that share an axis.</summary>
public sealed record PicturePanel(string Title, decimal Minimum, decimal Maximum, IReadOnlyList<PictureSeries> Series);

/// <param name="Points">At least one, in order.</param>
/// <param name="LongestGapDays">Points further apart are not joined; null joins all.</param>
public sealed record PictureSeries(string Label, IReadOnlyList<PicturePoint> Points, int? LongestGapDays = null);

public sealed record PicturePoint(DateOnly On, decimal Value);

/// <summary>Draws pictures of progress.</summary>
public interface IProgressPictures
{
    /// <summary>With title and description for those who do not see it.</summary>
    string DrawSvg(ProgressPicture picture);

    byte[] DrawPng(ProgressPicture picture);
}
