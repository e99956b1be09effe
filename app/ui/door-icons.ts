import {
  CircleHelp,
  Coffee,
  Flower2,
  HandHelping,
  House,
  type IconNode,
  Landmark,
  ShieldCheck,
  ShoppingBasket,
  Smartphone,
  Stethoscope,
  TreePine,
  Users,
} from 'lucide';

const ICONS: Record<string, IconNode> = {
  health: Stethoscope,
  homeHelp: HandHelping,
  adviceAndMoney: Landmark,
  shoppingAndFood: ShoppingBasket,
  outAndAbout: TreePine,
  meeting: Coffee,
  technology: Smartphone,
  housing: House,
  safety: ShieldCheck,
  faithAndGrief: Flower2,
  family: Users,
};

/** The drawing of a door of the directory; it stands beside the door's name, never alone. */
export function doorIcon(door: string): IconNode {
  return ICONS[door] ?? CircleHelp;
}
