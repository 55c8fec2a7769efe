import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json' with { type: 'json' };
import { drawPage } from '../../testing/draw-in-page.fixture';
import { newCalendarForm, type CalendarForm } from './calendar-form';
import { CalendarEditor } from './CalendarEditor';

addTexts('calendars', texts);

describe('CalendarEditor', () => {
  afterEach(cleanup);

  async function draw(initial: CalendarForm) {
    await drawPage({
      path: '/calendars/new',
      address: '/calendars/new',
      component: () => <CalendarEditor id={null} initial={initial} onSaved={() => undefined} />,
      permissions: ['calendars:create'],
    });
  }
  const button = (name: string) => screen.getByRole('button', { name });
  const press = (name: string) => {
    button(name).focus();
    fireEvent.click(button(name));
  };

  it('takes an exception before the calendar has a name', async () => {
    await draw(newCalendarForm('Europe/Kyiv'));
    const status = () => screen.getByRole('status').textContent;
    expect(status()).toMatch(/open|closed/i);
    press('Add exception');
    expect(screen.getByRole('textbox', { name: 'Name of exception 1' })).toBeTruthy();
    expect(status()).toBe(texts.preview.wrong);
  });

  it('shows hours that are not in force, and puts them in force', async () => {
    const hours = [{ day: 0, from: '09:00', to: '18:00', isOff: true }];
    await draw({ ...newCalendarForm('Europe/Kyiv'), hours });
    const inForce = await screen.findByRole('switch', { name: 'Monday: in force, on or off' });
    expect(inForce).toHaveProperty('checked', false);
    // Of the week alone: whether the calendar is closed at this moment depends on the moment.
    const isOfNow = (word: Element) => word.closest('[role="status"]') !== null;
    const closedDays = () =>
      screen.queryAllByText('closed', { selector: 'span' }).filter((word) => !isOfNow(word)).length;
    const before = closedDays();
    fireEvent.click(inForce);
    expect(inForce).toHaveProperty('checked', true);
    expect(closedDays()).toBe(before - 1);
  });

  it('keeps the focus in a day while its hours are removed', async () => {
    const hours = ['08:00', '12:00'].map((from) => ({ day: 0, from, to: '13:00', isOff: false }));
    await draw({ ...newCalendarForm('Europe/Kyiv'), hours });
    await screen.findByRole('button', { name: 'Remove hours Monday 1 08:00' });
    press('Remove hours Monday 1 08:00');
    expect(document.activeElement).toBe(button('Remove hours Monday 12:00'));
    press('Remove hours Monday 12:00');
    expect(document.activeElement).toBe(button('Add hours Monday'));
  });
});
